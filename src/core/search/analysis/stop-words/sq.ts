export const stopWords = `
a ai ajo ama apo as asaj asnjë ata ato atë atij atyre ca cila cilat cilët cili çdo çfarë deri do dhe duke e edhe është ishte ishin janë
jo ju ka kam kanë ke kemi ky kjo këta këto këtë kësaj këtij kishte kishin kur ku kush kështu la le m ma më me mbi mes midis mos mund nga
nëpër në ne nën nëse nuk ose pa para pas për përmes po por pra prej që qenë saj se sepse secili si sipas sot sa shumë ta tha t të te ti
tij tjetër tjera tyre u unë vetëm vet
`;
